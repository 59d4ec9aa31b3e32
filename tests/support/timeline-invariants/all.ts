// All that holds of every run, by the numbers of the specification. To add one: write a `Check` and name it here; random
// runs, the scenarios and the seeded faults go through the whole list.
import * as attacks from './attacks.ts';
import * as client from './client.ts';
import * as clocks from './clocks.ts';
import * as course from './course.ts';
import * as revocation from './revocation.ts';
import type { Check } from './run.ts';
import * as state from './state.ts';
import * as tokens from './tokens.ts';
import * as verdicts from './verdicts.ts';

export const invariants: Readonly<Record<string, Check>> = {
	'I1 same each time': course.sameEachTime,
	'I2 messages arrive': course.messagesArrive,
	'I2 priority decides': course.priorityDecides,
	'I3 times decide': verdicts.timesDecide,
	'I4 shown by its holder': verdicts.shownByItsHolder,
	'I4 keys decide': verdicts.keysDecide,
	'I4 keys stay published': verdicts.keysStayPublished,
	'I5 one active token': tokens.oneActiveToken,
	'I6 redeemed once': tokens.redeemedOnce,
	'I7 nothing after revocation': tokens.nothingAfterRevocation,
	'I7 reuse revokes': tokens.reuseRevokes,
	'I8 limits hold': tokens.limitsHold,
	'I8 decisions follow the rules': tokens.decisionsFollowTheRules,
	'I9 exposure is bounded': attacks.exposureIsBounded,
	'I10 residual is bounded': attacks.residualIsBounded,
	'I10 detection is the reuse': attacks.detectionIsTheReuse,
	'I11 actions end once': course.actionsEndOnce,
	'I11 failures say why': course.failuresSayWhy,
	'I12/13 no false positive': attacks.noFalsePositive,
	'I13 one refresh at a time': client.oneRefreshAtATime,
	'I14 calls are answered once': course.callsAreAnsweredOnce,
	'I14 metrics are counted': course.metricsAreCounted,
	'I15 names are unique': course.namesAreUnique,
	'I15 logout is final': course.logoutIsFinal,
	'I15 tokens are issued right': tokens.tokensAreIssuedRight,
	'I15 sends what it keeps': client.sendsWhatItKeeps,
	'I15 new tokens are kept': client.newTokensAreKept,
	'I15 refreshes have a cause': client.refreshesHaveACause,
	'I16 equal skew changes nothing': clocks.equalSkewChangesNothing,
	'I17 leeway is monotone': verdicts.leewayIsMonotone,
	'I18 nothing without theft': attacks.nothingWithoutTheft,
	'I19 stale is older than the change': verdicts.staleIsOlderThanTheChange,
	'I20 listed is refused': revocation.listedIsRefused,
	'I20 revoked with the family': revocation.revokedWithTheFamily,
	'I21 introspection is fresh': revocation.introspectionIsFresh,
	'I23 state is the fold': state.stateIsTheFold,
	'I24 link gives the same run': course.linkGivesTheSameRun,
	'I25 slowness changes no rule': clocks.slownessChangesNoRule,
};
