namespace EventBooking.AppHost;

/// <summary>
/// What several services are told in the same way: name and value of environment variables. Called when a service starts, as what is
/// kept with the data may be deleted with them before.
/// </summary>
internal delegate IReadOnlyDictionary<string, object> Settings();
