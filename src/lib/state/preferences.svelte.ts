export type Theme = 'system' | 'light' | 'dark';

/** The key that `static/theme.js` reads before the first paint. */
const themeKey = 'jwt-lab.theme';

/** What the person chose about the page itself; the theme is stored, and only once it was chosen. */
export class Preferences {
	#theme = $state<Theme>('system');

	get theme(): Theme {
		return this.#theme;
	}

	/** Takes over the choice of an earlier visit. */
	restore(): void {
		const chosen = document.documentElement.dataset['theme'];
		if (chosen === 'light' || chosen === 'dark') this.#theme = chosen;
	}

	chooseTheme(theme: Theme): void {
		this.#theme = theme;
		if (theme === 'system') delete document.documentElement.dataset['theme'];
		else document.documentElement.dataset['theme'] = theme;
		try {
			if (theme === 'system') localStorage.removeItem(themeKey);
			else localStorage.setItem(themeKey, theme);
		} catch {
			// Storage may be forbidden; the choice then holds for this visit.
		}
	}
}
