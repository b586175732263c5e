using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EventBooking.LocalServers;

/// <summary>What RabbitMQ is to have from its start on: https://www.rabbitmq.com/docs/definitions.</summary>
internal static class RabbitMqDefinitions
{
    private const string Everything = ".*";

    /// <summary>
    /// A user who may do everything. <c>guest</c>, whom an earlier start may have made, gets no password: it cannot log in.
    /// </summary>
    public static byte[] OnlyAdministrator(string name, string password) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        users = new object[]
        {
            new { name, password_hash = HashOf(password), hashing_algorithm = "rabbit_password_hashing_sha256", tags = "administrator" },
            new { name = "guest", password_hash = "", tags = "" },
        },
        vhosts = new[] { new { name = "/" } },
        permissions = new[] { new { user = name, vhost = "/", configure = Everything, write = Everything, read = Everything } },
    });

    // https://www.rabbitmq.com/docs/passwords: four random bytes, then the hash of them and the password.
    private static string HashOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
