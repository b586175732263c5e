namespace EventBooking.MigrationService;

/// <summary>Makes the database and a role for each service. Run again, it changes passwords and takes over what others own.</summary>
internal sealed partial class DatabaseRoles(
    IConfiguration configuration, IOptions<RoleOptions> roles, ServerWait wait, ILogger<DatabaseRoles> logger)
{
    // Any number will do that nothing else in the server's own database uses as an advisory lock.
    private const long LockKey = 0x45_76_42_6b_42_6f_6f;

    /// <summary>False if the server refuses or a role may do too much.</summary>
    /// <param name="server">The connection string of a user who may make roles and databases.</param>
    public async Task<bool> MakeAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            var owner = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(DatabaseExtensions.ConnectionName));
            if (owner is not { Username: { } ownerName, Database: { } name })
            {
                Log.NoOwner(logger);
                return false;
            }

            (string Role, string Password)[] services = [(ownerName, owner.Password ?? ""), .. roles.Value.Services];
            if (services.Select(service => service.Role).ToHashSet(StringComparer.Ordinal).Count < services.Length)
            {
                Log.SameRole(logger, string.Join(", ", services.Select(service => service.Role)));
                return false;
            }

            await using var source = NpgsqlDataSource.Create(server);
            if (!await wait.UntilOpenAsync(source, ResourceNames.Postgres, mayCreate: false, cancellationToken))
            {
                return false;
            }

            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            // Two that run together would each make the same role. The lock goes with the connection.
            await ScalarAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
            foreach (var (role, password) in services)
            {
                if (await ScalarAsync(connection, BootstrapSql.Excess, cancellationToken, role) is string { Length: > 0 } excess)
                {
                    Log.Excess(logger, role, excess);
                    return false;
                }

                await DefineAsync(connection, BootstrapSql.MakeRole, cancellationToken, ("role", role), ("password", password));
            }

            if (await ScalarAsync(connection, BootstrapSql.CreateDatabase, cancellationToken, name, ownerName) is string create)
            {
                await ScalarAsync(connection, create, cancellationToken);
            }

            await using var database = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false });
            await using var inside = await database.OpenConnectionAsync(cancellationToken);
            await DefineAsync(
                inside, BootstrapSql.HandOver, cancellationToken,
                ("owner", ownerName), ("api", roles.Value.Api), ("notifier", roles.Value.Notifier));
            Log.Done(logger, name, ownerName, roles.Value.Api, roles.Value.Notifier);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Log.Refused(logger, exception.MessageText);
            return false;
        }
    }

    private static async Task DefineAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, string Value)[] values)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (name, value) in values)
        {
            await ScalarAsync(connection, BootstrapSql.Set, cancellationToken, name, value);
        }

        await ScalarAsync(connection, sql, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.With(value);
        }

        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error, Message = "ConnectionStrings:bookingdb must name the database and the user that is to own it")]
        public static partial void NoOwner(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "Migrations, API and notifier need a role each, not: {Roles}")]
        public static partial void SameRole(ILogger logger, string roles);

        [LoggerMessage(Level = LogLevel.Error, Message = "The role {Role} may do what no service needs ({Excess}): name another one")]
        public static partial void Excess(ILogger logger, string role, string excess);

        [LoggerMessage(Level = LogLevel.Error, Message = "The user of ConnectionStrings:postgres may not do it: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Database {Database} belongs to {Owner}; {Api} and {Notifier} may connect")]
        public static partial void Done(ILogger logger, string database, string owner, string api, string notifier);
    }
}
