import type { AreaStore } from '../../area-store.ts';
import type { Connection } from '../connection.ts';
import type { Parts } from '../parts.ts';
import { openAccept } from './accept.ts';
import { openListing } from './listing.ts';
import { openReject } from './reject.ts';
import { openTrash } from './trash.ts';
import { openWaive, openWaivers } from './waivers.ts';

/** Areas and waivers over an open database. */
export const openAreas = ({ db, read, write }: Connection, parts: Parts): AreaStore => {
  const listing = openListing(db);
  const trash = openTrash(db, parts);
  return {
    lyingIn: read(listing.lyingIn),
    areaEntry: read(listing.areaEntry),
    belongings: read(listing.belongings),
    acceptHeld: write(openAccept(db, parts)),
    rejectHeld: write(openReject(db, parts)),
    restoreTrash: write(trash.restore),
    purgeTrash: write(trash.purge),
    waive: write(openWaive(db, parts)),
    waivers: read(openWaivers(db)),
  };
};
