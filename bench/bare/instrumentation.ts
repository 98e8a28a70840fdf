/** Next takes the nearest file of this name, which would be the portal’s: this application has nothing to do when it starts. */
export function register() {}
