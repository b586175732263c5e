using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

public sealed class SystemFolderTests
{
    [Fact]
    public void The_check_in_key_is_made_once_for_its_owner_and_goes_with_the_data()
    {
        var path = TestFolder.Subfolder("check-in key");
        var first = Read(path);

        Convert.FromBase64String(first).Length.ShouldBe(32);
        Read(path).ShouldBe(first, "Codes that were handed out go on to open the door.");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(path, "check-in.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using (var folder = SystemFolder.Open(path, "the test"))
        {
            folder.DeleteData();
        }

        Read(path).ShouldNotBe(first, StringComparer.Ordinal);
    }

    [Fact]
    public void Each_user_of_the_servers_has_a_password_that_goes_with_the_data()
    {
        var path = TestFolder.Subfolder("servers' passwords");
        var first = PasswordOf("postgres");

        first.Length.ShouldBe(32);
        PasswordOf("postgres").ShouldBe(first);
        PasswordOf("other").ShouldNotBe(first, StringComparer.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(path, "servers.secret")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using (var folder = SystemFolder.Open(path, "the test"))
        {
            folder.DeleteData();
        }

        PasswordOf("postgres").ShouldNotBe(first, StringComparer.Ordinal);

        string PasswordOf(string user)
        {
            using var folder = SystemFolder.Open(path, "the test");
            return folder.ServerSecret.PasswordOf(user);
        }
    }

    [Fact]
    public void Caught_mail_goes_with_the_data()
    {
        var path = TestFolder.Subfolder("mail");
        using var folder = SystemFolder.Open(path, "the test");
        foreach (var mails in new[] { "mail/database.db", "mail/database.db-wal", "mail/20261127T031848.1234567Z.eml" })
        {
            FolderTree.Write(path, mails, "Subject: of an earlier run");
        }

        folder.DeleteData();

        Directory.Exists(Path.Combine(path, "mail")).ShouldBeFalse();
    }

    private static string Read(string path)
    {
        using var folder = SystemFolder.Open(path, "the test");
        return folder.CheckInKey;
    }
}
