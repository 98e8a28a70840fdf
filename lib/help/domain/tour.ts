/** Where a person stands in the guided tour of the first deposit: followed, left for later, or seen to its end. */
export const TOUR_STATES = ["RUNNING", "LEFT", "DONE"] as const;
export type TourState = (typeof TOUR_STATES)[number];

/** The steps of the tour, in order; each is told on the screen where it is done. */
export const TOUR_STEPS = ["file", "fields", "recipient", "check", "proof"] as const;
export type TourStep = (typeof TOUR_STEPS)[number];
