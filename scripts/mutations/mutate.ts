// Fault prevented: a test that passes whatever a condition says. Writes a source anew with every condition in it breakable:
// one number, set from outside, chooses which of them is broken. One module then serves for thousands of broken ones.
import ts from 'typescript';

/** One way to break a source. */
export interface Mutation {
	/** Counts from 1; 0 is the source as it is. */
	readonly id: number;
	readonly line: number;
	/** What stood there, and what stands there instead, shortened. */
	readonly before: string;
	readonly after: string;
	/** The rule in whose object it is; undefined for what several rules share. */
	readonly rule: string | undefined;
}

export interface Mutable {
	/** JavaScript; `globalThis.mutation` chooses. */
	readonly code: string;
	readonly mutations: readonly Mutation[];
}

/** Members of a rule that are words for people, not conditions. */
const words = new Set(['id', 'message', 'reference', 'why', 'label']);

/** Operators, and what each is broken to. */
const operators = new Map<ts.SyntaxKind, string>([
	[ts.SyntaxKind.LessThanToken, '<='],
	[ts.SyntaxKind.LessThanEqualsToken, '<'],
	[ts.SyntaxKind.GreaterThanToken, '>='],
	[ts.SyntaxKind.GreaterThanEqualsToken, '>'],
	[ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
	[ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
	[ts.SyntaxKind.PlusToken, '-'],
	[ts.SyntaxKind.MinusToken, '+'],
]);

/**
 * Makes a module of rules breakable.
 * @param resolve makes a relative import absolute
 * @param isRule knows the rules' ids: one that is named as another's cause is no condition
 * @param first the number of its first mutation, so that several modules can be loaded side by side
 */
export function makeMutable(
	source: string,
	resolve: (specifier: string) => string,
	first: number,
	isRule: (id: string) => boolean,
): Mutable {
	const file = ts.createSourceFile('rules.ts', source, ts.ScriptTarget.ES2022, true);
	const mutations: Mutation[] = [];

	/** The expression, or one of its broken forms. */
	function choose(node: ts.Node, original: string, broken: readonly string[]): string {
		const start = node.getStart(file);
		const choices = broken.map((after) => {
			const id = first + mutations.length;
			const line = file.getLineAndCharacterOfPosition(start).line + 1;
			mutations.push({
				id,
				line,
				before: short(node.getText(file)),
				after: short(after),
				rule: ruleOf(node),
			});
			return `globalThis.mutation === ${String(id)} ? (${after}) : `;
		});
		return choices.length === 0 ? original : `(${choices.join('')}(${original}))`;
	}

	function write(node: ts.Node): string {
		if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
			return text(node);
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return text(node);
		if (ts.isPropertyAssignment(node) && words.has(node.name.getText(file))) return text(node);
		// A rule's weight, and the rules that it gives way to, are told by tests of their own.
		if (
			ts.isPropertyAssignment(node) &&
			ruleLevel(node) &&
			['severity', 'unless'].includes(node.name.getText(file))
		)
			return text(node);
		return broken(node) ?? inner(node);
	}

	function broken(node: ts.Node): string | undefined {
		if (ts.isExpression(node) && (isFallback(node) || isLimit(node))) return undefined;
		if (ts.isBinaryExpression(node)) return brokenBinary(node);
		if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
			return choose(node, inner(node), [`!!(${text(node.operand)})`]);
		if (ts.isConditionalExpression(node)) {
			const { condition, whenTrue, whenFalse } = node;
			const branches = [whenTrue, whenFalse].filter((one) => !narrows(condition, one)).map(text);
			return choose(node, inner(node), branches);
		}
		if (ts.isIfStatement(node)) {
			const after = node.parent;
			const needed = isGuard(node.expression) || narrows(node.expression, after);
			const breaks = needed ? ['true'] : ['true', 'false'];
			const condition = choose(node.expression, write(node.expression), breaks);
			const otherwise = node.elseStatement ? ` else ${write(node.elseStatement)}` : '';
			return `if (${condition}) ${write(node.thenStatement)}${otherwise}`;
		}
		if (node.kind === ts.SyntaxKind.TrueKeyword) return choose(node, 'true', ['false']);
		if (node.kind === ts.SyntaxKind.FalseKeyword) return choose(node, 'false', ['true']);
		if (ts.isNumericLiteral(node) && !isName(node)) return choose(node, text(node), [`${text(node)} + 1`]);
		if (ts.isBigIntLiteral(node)) return choose(node, text(node), [`${text(node)} + 1n`]);
		if (ts.isStringLiteral(node) && isCondition(node) && !isRule(node.text) && !isSentence(node.text))
			return choose(node, text(node), ["'\\u0000broken'"]);
		if (ts.isRegularExpressionLiteral(node)) return choose(node, text(node), brokenExpressions(text(node)));
		return undefined;
	}

	function brokenBinary(node: ts.BinaryExpression): string | undefined {
		const [left, right] = [text(node.left), text(node.right)];
		const kind = node.operatorToken.kind;
		if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) {
			// That something is there at all is asked for by the types: without it, the source would not compile.
			return choose(node, inner(node), [
				...(isGuard(node.left) || narrows(node.left, node.right) ? [] : [right]),
				...(isGuard(node.right) || isNarrowedFor(node) ? [] : [left]),
			]);
		}
		if ([node.left, node.right].some((side) => limit.test(text(side)))) return undefined;
		const other = operators.get(kind);
		return other && choose(node, inner(node), [`(${left}) ${other} (${right})`]);
	}

	/** The node's own text with what is within it breakable. */
	function inner(node: ts.Node): string {
		let at = node.getStart(file);
		let result = '';
		node.forEachChild((child) => {
			const start = child.getStart(file);
			if (start < at) return;
			const written = write(child);
			// A broken loop may never end: each of its rounds is counted.
			const isBody = ts.isIterationStatement(node, false) && child === node.statement;
			result += source.slice(at, start) + (isBody ? `{ globalThis.countRound(); ${written} }` : written);
			at = child.getEnd();
		});
		return result + source.slice(at, node.getEnd());
	}

	const text = (node: ts.Node) => node.getText(file);

	function ruleLevel(node: ts.Node): boolean {
		return ts.isObjectLiteralExpression(node.parent) && idOf(node.parent) !== undefined;
	}
	function idOf(node: ts.ObjectLiteralExpression): string | undefined {
		for (const member of node.properties)
			if (
				ts.isPropertyAssignment(member) &&
				text(member.name) === 'id' &&
				ts.isStringLiteral(member.initializer)
			)
				return member.initializer.text;
		return undefined;
	}
	function ruleOf(node: ts.Node): string | undefined {
		for (let at: ts.Node | undefined = node; at; at = at.parent)
			if (ts.isObjectLiteralExpression(at) && idOf(at) !== undefined) return idOf(at);
		return undefined;
	}

	const marked = file.statements.map(write).join('\n');
	const { outputText } = ts.transpileModule(marked, {
		compilerOptions: {
			target: ts.ScriptTarget.ES2022,
			module: ts.ModuleKind.ES2022,
			verbatimModuleSyntax: true,
		},
	});
	const code = outputText.replace(
		/from '(\.[^']*)'/g,
		(_, specifier: string) => `from '${resolve(specifier)}'`,
	);
	return { code, mutations };
}

/** Whether a text is said to people, or cites what says it. */
function isSentence(text: string): boolean {
	return text.length > 60 || /^(RFC|OIDC|CVE|FIPS)\b/.test(text);
}

/** Whether a node stands in for something that is missing: `x ?? 0`, which decides nothing. */
function isFallback(node: ts.Node): boolean {
	for (let at = node; ts.isExpression(at); at = at.parent) {
		const { parent } = at;
		if (
			ts.isBinaryExpression(parent) &&
			parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
			parent.right === at
		)
			return true;
		if (!ts.isArrayLiteralExpression(parent)) return false;
	}
	return false;
}

/** Names of sizes that keep hostile input from costing much, which tests of time hold. */
const limit = /^(most|longest)[A-Z]/;

function isLimit(node: ts.Node): boolean {
	for (let at: ts.Node | undefined = node; at; at = at.parent)
		if (ts.isVariableDeclaration(at)) return ts.isIdentifier(at.name) && limit.test(at.name.text);
	return false;
}

/**
 * Whether a condition tells the types apart, as `node.type === 'string'`, for something that `used` needs: without it, the
 * source would not compile.
 */
function narrows(condition: ts.Expression, used: ts.Node): boolean {
	if (ts.isParenthesizedExpression(condition)) return narrows(condition.expression, used);
	if (!ts.isBinaryExpression(condition)) return false;
	const kind = condition.operatorToken.kind;
	if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken)
		return narrows(condition.right, used) || (isGuard(condition.right) && narrows(condition.left, used));
	const { left, right } = condition;
	if (!ts.isPropertyAccessExpression(left) || !ts.isStringLiteral(right)) return false;
	if (!['type', 'state'].includes(left.name.text)) return false;
	return used.getText().includes(left.expression.getText());
}

/** Whether the right side of `a && b` tells types apart for what comes after it: `a && b && c`. */
function isNarrowedFor(node: ts.BinaryExpression): boolean {
	const { parent } = node;
	return ts.isBinaryExpression(parent) && parent.left === node && narrows(node.right, parent.right);
}

/** Whether an expression only asks that something is there: `x`, `!x`, `x === undefined`, `!x || y === undefined`. */
function isGuard(node: ts.Expression): boolean {
	if (ts.isParenthesizedExpression(node)) return isGuard(node.expression);
	if (ts.isPrefixUnaryExpression(node)) return isGuard(node.operand);
	if (ts.isIdentifier(node)) return true;
	if (ts.isPropertyAccessExpression(node)) return isGuard(node.expression);
	if (!ts.isBinaryExpression(node)) return false;
	const kind = node.operatorToken.kind;
	if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.AmpersandAmpersandToken)
		return isGuard(node.left) && isGuard(node.right);
	return isGuard(node.left) && ts.isIdentifier(node.right) && node.right.text === 'undefined';
}

/** Names of members and of types are no conditions. */
function isName(node: ts.Node): boolean {
	return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** A string that something is compared with, looked up by or listed as; not what is said. */
function isCondition(node: ts.StringLiteral): boolean {
	const { parent } = node;
	if (isName(node) || ts.isLiteralTypeNode(parent)) return false;
	return (
		ts.isArrayLiteralExpression(parent) ||
		ts.isBinaryExpression(parent) ||
		ts.isCallExpression(parent) ||
		ts.isNewExpression(parent)
	);
}

/** A pattern that never matches, one that always does, and for alternatives at its top the pattern without each. */
function brokenExpressions(literal: string): readonly string[] {
	const end = literal.lastIndexOf('/');
	const [body, flags] = [literal.slice(1, end), literal.slice(end + 1)];
	const alternatives = splitAlternatives(body);
	const without = alternatives.map((_, index) => alternatives.filter((__, at) => at !== index).join('|'));
	return [
		`/(?!)/${flags}`,
		`/(?:)/${flags}`,
		...(alternatives.length > 1 ? without.map((rest) => `/${rest}/${flags}`) : []),
	];
}

function splitAlternatives(body: string): readonly string[] {
	const parts: string[] = [];
	let [depth, from, set] = [0, 0, false];
	for (let at = 0; at < body.length; at++) {
		const character = body[at];
		if (character === '\\') at++;
		else if (set) set = character !== ']';
		else if (character === '[') set = true;
		else if (character === '(') depth++;
		else if (character === ')') depth--;
		else if (character === '|' && depth === 0) {
			parts.push(body.slice(from, at));
			from = at + 1;
		}
	}
	return [...parts, body.slice(from)];
}

function short(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
