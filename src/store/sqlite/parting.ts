/** Selects the items of a submission `s` that part from a folder that goes to `repair/`, or that a pause of their kind stops. */
export const partsFromFolder = `select 1 from item i where i.submission_seq = s.seq
    and (i.place <> 'repair' or i.kind in (select scope_key from pause where scope_kind = 'item-kind'))`;
