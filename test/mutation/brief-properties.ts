import fc from 'fast-check';

// A property is asked once for every mutant that it covers: a part of its runs tells as much as all of them.
fc.configureGlobal({ interruptAfterTimeLimit: 150 });
