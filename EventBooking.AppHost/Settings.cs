namespace EventBooking.AppHost;

/// <summary>
/// Environment variables that several services share. Called when a service starts: what is kept with the data may be deleted with them
/// before.
/// </summary>
internal delegate IReadOnlyDictionary<string, object> Settings();
