namespace EventBooking.MigrationService;

/// <summary>Grants API and notifier what they need in the newest schema, and nothing else.</summary>
internal sealed partial class Grants(IOptions<RoleOptions> roles, ILogger<Grants> logger)
{
    // Both may be the first to see that a new key is due; and both relay the outbox.
    private const string OfBoth = """
        grant select on "__EFMigrationsHistory" to {0};
        grant select, insert on data_protection_keys to {0};
        grant usage on sequence data_protection_keys_id_seq to {0};
        grant select, insert, update, delete on outbox to {0};

        """;

    private const string OfApi = """
        grant select, insert, update on events, time_slots, bookings to {0};
        grant select, insert on deliveries to {0};
        """;

    private const string OfNotifier = """
        grant select on events, time_slots, bookings to {0};
        grant select, insert, update, delete on deliveries, reminders to {0};
        """;

    private const string Nothing = """
        revoke all on all tables in schema public from {0};
        revoke all on all sequences in schema public from {0};
        """;

    // In one transaction: services that run meanwhile do not feel it.
    public async Task GrantAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        List<(string Role, string Sql)> granted = [];
        foreach (var (role, own) in new[] { (roles.Value.Api, OfApi), (roles.Value.Notifier, OfNotifier) })
        {
            await using var isOwner =
                new NpgsqlCommand("select rolname = current_user from pg_roles where rolname = $1", connection).With(role);
            switch (await isOwner.ExecuteScalarAsync(cancellationToken))
            {
                case null:
                    Log.Missing(logger, role);
                    break;
                // The owner may do everything already.
                case false:
                    granted.Add((role, own));
                    break;
            }
        }

        // Both may be one: first all is revoked.
        var revokes = granted.Select(grant => grant with { Sql = Nothing });
        foreach (var (role, sql) in revokes.Concat(granted.Select(grant => grant with { Sql = OfBoth + grant.Sql })))
        {
            // The name has letters, digits and underscores only.
            await using var command = new NpgsqlCommand(sql.Replace("{0}", $"\"{role}\"", StringComparison.Ordinal), connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "There is no role {Role}, so nothing is granted to it; bootstrap makes it")]
        public static partial void Missing(ILogger logger, string role);
    }
}
