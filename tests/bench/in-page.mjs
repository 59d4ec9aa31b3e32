// What the benches do within the page; installed before its own scripts. All access to the screen is here, by the
// accessible names that the end-to-end tests use too.

/** Puts `globalThis.bench` into the page. Must stand alone: its text is sent to the browser. */
export function installBench() {
	/** @param {ParentNode} root @param {string} selector @returns {Element | null} also within open shadow roots */
	const find = (root, selector) => {
		const direct = root.querySelector(selector);
		if (direct) return direct;
		for (const element of root.querySelectorAll('*')) {
			const inner = element.shadowRoot && find(element.shadowRoot, selector);
			if (inner) return inner;
		}
		return null;
	};
	/** @type {Map<string, Element>} */
	const known = new Map();
	/** @param {string} name */
	const textbox = (name) => {
		const before = known.get(name);
		if (before?.isConnected) return before;
		const found = find(document, `[aria-label="${name}"]:is(textarea, input, pre, [role="textbox"])`);
		if (found) known.set(name, found);
		return found;
	};
	/** @param {string} name */
	const text = (name) => {
		const element = textbox(name);
		return element && 'value' in element ? String(element.value) : (element?.textContent ?? '');
	};
	const status = (name) => find(document, `[role="status"][aria-label="${name}"]`)?.textContent ?? '';
	const frame = () => new Promise((done) => requestAnimationFrame(done));

	/** Waits until the condition holds in some frame, then until that frame is painted. */
	const painted = async (condition, start) => {
		while (!condition()) {
			if (performance.now() - start > 20_000) throw new Error('nothing came of it in 20 s');
			await frame();
		}
		await frame();
		await frame();
		return performance.now() - start;
	};

	globalThis.bench = {
		text,
		status,
		/** Milliseconds from a paste to the frame in which the payload shows the marker. */
		async paste(token, marker) {
			await frame();
			const data = new DataTransfer();
			data.setData('text/plain', token);
			const start = performance.now();
			document.activeElement?.blur?.();
			document.body.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
			);
			const handled = performance.now() - start;
			return { painted: await painted(() => text('Payload').includes(marker), start), handled };
		},
		/** Begins to wait for the next edit; `finish` gives the milliseconds from its key to the signed picture. */
		watchEdit() {
			const before = text('Token');
			let start = 0;
			addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true });
			globalThis.benchEdit = (async () => {
				while (start === 0) await frame();
				return painted(
					() =>
						text('Token') !== before &&
						/^\W*(verified|your edited copy is signed)/i.test(status('Signature')),
					start,
				);
			})();
		},
		/** The floor: decoding the payload with the fastest means of this browser. */
		decode(token) {
			const start = performance.now();
			const payload = token.split('.')[1] ?? '';
			const bytes =
				'fromBase64' in Uint8Array
					? Uint8Array.fromBase64(payload, { alphabet: 'base64url' })
					: Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
			JSON.parse(new TextDecoder().decode(bytes));
			return performance.now() - start;
		},
	};
}
