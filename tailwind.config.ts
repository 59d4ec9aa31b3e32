import type { Config } from 'tailwindcss';

// What only TypeScript can say about the styles: the places that hold class names. The design tokens
// (colours, sizes, themes) stand in src/app.css, under @theme.
export default {
	content: ['./src/**/*.{html,svelte,ts}'],
} satisfies Config;
