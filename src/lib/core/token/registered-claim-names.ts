import { claimNamed } from './claims.ts';

/**
 * The rest of IANA's "JSON Web Token Claims" registry (RFC 7519 §10.1): names that few people meet, by where they
 * are defined. To add one, add it to the line of its specification, or a line.
 */
const rarelyMet = [
	'_claim_names _claim_sources', // OIDC Core §5.6.2
	'sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch', // RFC 8055
	'orig dest mky rph attest origid jcard div opt sph rcd rcdi crn msgi atc', // SIP and PASSporT
	'vot vtm', // RFC 8485
	'at_use_nbr', // ETSI GS NFV-SEC 022
	'ace_profile cnonce exi', // RFC 9200
	'eat_nonce ueid sueids oemid hwmodel hwversion oemboot dbgstat location eat_profile submods uptime bootcount', // RFC 9711
	'bootseed dloas swname swversion manifests measurements measres intuse cmw', // RFC 9711
	'cdniv cdnicrit cdniip cdniuc cdniets cdnistt cdnistd', // RFC 9246
	'sig_val_claims', // RFC 9321
	'verified_claims place_of_birth nationalities birth_family_name birth_given_name birth_middle_name', // OIDC IDA
	'salutation title msisdn also_known_as', // OIDC IDA
	'sub_id', // RFC 9493
	'rdap_allowed_purposes rdap_dnt_allowed', // RFC 9560
	'geohash', // CTA-5009
	'...', // RFC 9901 §4.2.4.2
	'consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId producerSnssaiList producerNsiList', // 3GPP
	'producerNfSetId producerNfServiceSetId sourceNfInstanceId analyticsIdList resOwnerId', // 3GPP
	'metadata constraints crit ref delegation logo_uri authority_hints trust_anchor_hints trust_marks', // OpenID Federation
	'trust_mark_issuers trust_mark_owners metadata_policy metadata_policy_crit source_endpoint keys', // OpenID Federation
	'trust_mark_type trust_chain trust_anchor', // OpenID Federation
];

const names: ReadonlySet<string> = new Set(rarelyMet.flatMap((line) => line.split(' ')));

/** True for a name in IANA's "JSON Web Token Claims" registry (RFC 7519 §10.1); names are case-sensitive. */
export function isRegisteredClaim(name: string): boolean {
	return names.has(name) || claimNamed(name)?.registered === true;
}
