/** How the panels of header and payload are headed, before and after they can be edited. */
export const panelTitles = {
	header: { title: 'Header', subtitle: 'algorithm and key hint', mark: 'header', class: 'max-lg:order-4' },
	payload: { title: 'Payload', subtitle: 'claims', mark: 'payload', class: 'max-lg:order-3' },
} as const;
