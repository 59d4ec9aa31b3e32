declare global {
	namespace App {
		interface PageState {
			/** A label of what a visit holds; never a token or a key. */
			readonly screen?: string;
		}
	}
}

export {};
