// Every library that the page writes code for, in the order of its list. To add one, see README.md.

import { csharpIdentityModel } from './csharp-identity-model.ts';
import { goGolangJwt } from './go-golang-jwt.ts';
import { javaNimbus } from './java-nimbus.ts';
import { javaSpring } from './java-spring.ts';
import { javaScriptJose } from './javascript-jose.ts';
import type { Library } from './library.ts';
import { phpFirebase } from './php-firebase.ts';
import { pythonPyJwt } from './python-pyjwt.ts';
import { rubyJwt } from './ruby-jwt.ts';
import { rustJsonWebToken } from './rust-jsonwebtoken.ts';
import { shellOpenssl } from './shell-openssl.ts';

export const libraries: readonly Library[] = [
	javaScriptJose,
	pythonPyJwt,
	goGolangJwt,
	javaNimbus,
	javaSpring,
	csharpIdentityModel,
	phpFirebase,
	rubyJwt,
	rustJsonWebToken,
	shellOpenssl,
];
