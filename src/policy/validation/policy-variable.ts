/** A policy variable or an escaped wildcard in a text. */
export const POLICY_VARIABLE = /\$\{[^}]*\}/;
