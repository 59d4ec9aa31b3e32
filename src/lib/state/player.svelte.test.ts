import { describe, expect, it } from 'vitest';
import { Player } from './player.svelte.ts';

const score = { end: 100_000, moments: [1000, 1040, 50_000] };

function playing(speed: 1 | 10 | 60 | 600 = 1): Player {
	const player = new Player(() => score);
	player.speed = speed;
	player.skipQuiet = false;
	player.play();
	return player;
}

describe('playing a run', () => {
	it('goes on as fast as was chosen, and only while it plays', () => {
		const player = playing(60);
		player.advance(16);
		expect(player.t).toBe(960);
		player.pause();
		player.advance(1000);
		expect(player.t).toBe(960);
	});

	it('ends at the end, and begins again from there', () => {
		const player = playing(600);
		player.advance(1_000_000);
		expect([player.t, player.playing, player.atEnd]).toEqual([100_000, false, true]);
		player.play();
		expect([player.t, player.playing]).toEqual([0, true]);
	});

	it('skips what is quiet for long, up to just before something happens', () => {
		const player = playing(1);
		player.skipQuiet = true;
		player.advance(10);
		expect(player.t).toBe(710);
		player.advance(290);
		expect(player.t).toBe(1000);
		player.advance(10);
		expect(player.t).toBe(1010);
		player.seek(2000);
		player.advance(10);
		expect(player.t).toBe(49_710);
	});

	it('jumps from moment to moment where nothing is to move', () => {
		const player = playing();
		const seen = [0, 1, 2, 3].map(() => {
			player.jump();
			return player.t;
		});
		expect(seen).toEqual([1000, 1040, 50_000, 100_000]);
		expect(player.playing).toBe(false);
	});

	it('stays within a run that has become shorter', () => {
		let end = 100_000;
		const player = new Player(() => ({ end, moments: [] }));
		player.seek(90_000);
		end = 60_000;
		expect(player.t).toBe(60_000);
		player.seek(-5);
		expect(player.t).toBe(0);
	});
});
