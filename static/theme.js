// Fault prevented: a flash of the wrong theme. Runs before the first paint; a file of its own, since the security
// policy allows no inline script. Without a choice (or without storage) the system's theme stands.
(function () {
	try {
		var theme = localStorage.getItem('jwt-lab.theme');
		if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
	} catch {
		// Storage is switched off: the system's theme stands.
	}
})();
