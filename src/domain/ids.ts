declare const submissionIdBrand: unique symbol;
declare const sha256Brand: unique symbol;

/** A submission's id: a UUID version 7, born when its folder is claimed; its first 48 bits are the time of receipt. */
export type SubmissionId = string & { readonly [submissionIdBrand]: true };

/** A SHA-256 digest as 64 lower-case hex digits. */
export type Sha256 = string & { readonly [sha256Brand]: true };

/** Brands a text as a submission id; the caller has made it or read it from where ozma wrote it. */
export const submissionId = (text: string): SubmissionId => text as SubmissionId;

/** Brands 64 hex digits as a SHA-256 digest. */
export const sha256 = (hex: string): Sha256 => hex as Sha256;
