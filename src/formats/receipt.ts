import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceiptFound } from '../domain/receipt.ts';
import { jsonMembers } from './json-members.ts';
import { readReceiptBody } from './receipt-body.ts';
import { decodeUtf8 } from './utf8.ts';

/** A receipt's file cut apart: the signed text as it stands in the file, and the signature, null where there is none. */
type Envelope = { readonly body: string; readonly signature: string | null };

const hexDigest = /^[0-9a-f]{64}$/i;

const signatureOf = (body: string, key: string): Buffer => createHmac('sha256', key).update(body).digest();

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The text of a member's value; null where the member is missing, `repeated` where it stands twice. */
const valueText = (text: string, name: string): string | null | 'repeated' => {
  const [first, second] = jsonMembers(text).filter(({ key }) => key === name);
  if (second !== undefined) return 'repeated';
  return first === undefined ? null : text.slice(first.start, first.end);
};

/** Cuts a file apart; null where it is no JSON object with one `receipt`, or has a `signature` that is no text. */
const readEnvelope = (bytes: Uint8Array): Envelope | null => {
  const text = decodeUtf8(bytes);
  if (text === null || parseJson(text) === undefined) return null;
  const body = valueText(text, 'receipt');
  const signatureText = valueText(text, 'signature');
  if (body === null || body === 'repeated' || signatureText === 'repeated') return null;
  const signature = signatureText === null ? null : parseJson(signatureText);
  if (signature === null || signature === '') return { body, signature: null };
  return typeof signature === 'string' ? { body, signature } : null;
};

const isSigned = (body: string, signature: string, key: string): boolean =>
  hexDigest.test(signature) && timingSafeEqual(Buffer.from(signature, 'hex'), signatureOf(body, key));

/**
 * Reads `.ozma-receipt.json` (product.md 6, and 12 "Receipts"): `{"receipt": {…}, "signature": hex}`, the signature being HMAC-SHA-256 by the
 * desk's key (UTF-8) over the JSON text of `receipt` as it stands in the file. Without a key it is a claim, with one it is proven or forged.
 */
export const readReceipt = (bytes: Uint8Array, key: string | null): ReceiptFound => {
  const envelope = readEnvelope(bytes);
  const receipt = envelope === null ? null : readReceiptBody(parseJson(envelope.body));
  if (key === null) return { kind: 'claimed', receipt };
  if (envelope === null) return { kind: 'forged', why: 'malformed' };
  if (envelope.signature === null) return { kind: 'forged', why: 'unsigned' };
  if (!isSigned(envelope.body, envelope.signature, key)) return { kind: 'forged', why: 'bad-signature' };
  return receipt === null ? { kind: 'forged', why: 'malformed' } : { kind: 'proven', receipt };
};

/** The text of a whole `.ozma-receipt.json` around the JSON text of a receipt, signed by a desk's key: what a trusted intake writes. */
export const signReceipt = (receiptJson: string, key: string): string => {
  const body = receiptJson.trim();
  return `{"receipt":${body},"signature":"${signatureOf(body, key).toString('hex')}"}\n`;
};
