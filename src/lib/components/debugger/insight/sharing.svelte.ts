/** What can be handed out of a token by way of a dialog. */
export type Shared = 'token' | 'report';

/** Which dialog is open; menu and command palette both open them. */
class Sharing {
	what = $state.raw<Shared | undefined>();
}

export const sharing = new Sharing();
