using System.Data.Common;

namespace EventBooking.AppHost;

/// <summary>The user that a connection string of PostgreSQL names.</summary>
internal sealed class UserName(IResourceWithConnectionString connection) : IValueProvider, IManifestExpressionProvider
{
    private static readonly string[] Spellings = ["Username", "User Name", "User ID", "UserID", "UID", "User"];

    public string ValueExpression => $"{{{connection.Name}.user}}";

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var settings = new DbConnectionStringBuilder
            {
                ConnectionString = await connection.GetConnectionStringAsync(cancellationToken),
            };
            return Array.Find(Spellings, settings.ContainsKey) is { } name ? (string)settings[name] : null;
        }
        catch (ArgumentException)
        {
            // Not a connection string: the service that it is for says so.
            return null;
        }
    }
}
