/** Thrown when the reader of stdout has gone (`ozma … | head`): no fault, there is only nobody left to tell. */
export class ReaderGone extends Error {}
