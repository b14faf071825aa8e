/**
 * Words that several codes share, so that a refusal to someone who is not the owner says what it says of a thing that does not exist
 * (product.md principle 4).
 */
export const noSuchTicket = {
  remedy:
    'Check the ticket number, and the name in the label and in the note, against the sender’s own ticket, and send the folder again as that ticket asks. Without a ticket, open one first.',
  customer:
    'We could not match this folder to a ticket of yours, and we only take in folders that we can match with certainty. Please check that the ticket number, and the name in the label and in the note, are exactly as they are on the ticket that you opened yourself, and then send the folder again. If you have no ticket yet, please open one first.',
} as const;

/** The same for an item whose owner is another, or is not known. */
export const noSuchItem = {
  remedy:
    'Check the item’s ID, and ask the sender how and when they got the item. Do not send it again before a CSR has answered.',
  customer:
    'We could not confirm that this item is registered to you, and we only repair items for their registered owner. Please check the item’s ID and tell us in your ticket how and when you got the item, and we will look into it.',
} as const;
