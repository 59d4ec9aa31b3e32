/** What surrounds a picture that leaves the page. */
export interface PictureFrame {
	/** The colour behind it. */
	readonly background: string;
	/** The colour of the caption. */
	readonly ink: string;
	/** What it shows, in a line below it. */
	readonly caption: string;
}

/** Pixels of the page: the line below the picture, and where its text stands in it. */
export const captionHeight = 26;
export const captionBaseline = 17;
export const captionInset = 12;
export const captionSize = 12;
