using System.Collections.Concurrent;
using Npgsql;

namespace EventBooking.Testing;

internal static class TestDatabases
{
    private static readonly ConcurrentQueue<string> Created = new();

    public static async Task<string> CreateAsync(string server, string prefix, string? template)
    {
        var name = $"{prefix}_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        // Not pooled: an idle connection to the server's own database could block somebody's copy of it.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = template is null
            ? $"create database {Quoted(name)}"
            : $"create database {Quoted(name)} template {Quoted(template)}";
        await command.ExecuteNonQueryAsync();
        Created.Enqueue(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>On a server that outlives the tests nothing of theirs may stay.</summary>
    public static void DropAll(string server)
    {
        if (Created.IsEmpty)
        {
            return;
        }

        using var connection = new NpgsqlConnection(server);
        connection.Open();
        while (Created.TryDequeue(out var name))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"drop database if exists {Quoted(name)} with (force)";
            command.ExecuteNonQuery();
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
