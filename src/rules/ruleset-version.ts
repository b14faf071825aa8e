/** Version of the ruleset; goes up by one whenever a rule is added, dropped or answers differently. Recorded with each judgement. */
export const rulesetVersion = '1';
