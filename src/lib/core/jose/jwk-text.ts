/**
 * A key's JSON as it goes into the Key field: on one line, with a space between members, so that a small field
 * shows as much of it as it can.
 */
export function jwkText(jwk: object): string {
	return JSON.stringify(jwk, null, 1).replace(/\n */g, ' ');
}
