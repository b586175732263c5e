namespace EventBooking.Infrastructure.Persistence;

/// <summary>The schema that this build of the services needs.</summary>
public static class Schema
{
    /// <summary>
    /// The migration that must have been applied; newer ones are fine, since migrations only ever add what older services can
    /// live with. A test keeps it equal to the last one.
    /// </summary>
    public const string RequiredMigration = "20261127204805_Recipients";
}
