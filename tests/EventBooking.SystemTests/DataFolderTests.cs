using CsCheck;
using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

/// <summary>A data folder may be any folder that a person names: whatever is done to it, their files stand byte for byte.</summary>
public sealed class DataFolderTests : IDisposable
{
    private const string Book = """{"Postgres":28432,"Redis":28379,"RabbitMq":28672,"RabbitMqPage":28673}""";

    // All that a system makes, each kind once.
    private static readonly string[] Ours =
    [
        "keys.pfx", "keys.password", "check-in.key", "servers.secret", "mail/20261127T031848.1234567Z.eml", "mail/database.db",
        "postgres/hba.conf", "postgres/password.sql",
        "postgres/cluster/PG_VERSION", "postgres/cluster/base/1/112", "postgres/cluster.new/PG_VERSION",
        "rabbitmq/rabbitmq.conf", "rabbitmq/definitions.json", "rabbitmq/enabled_plugins", "rabbitmq/home/.erlang.cookie",
        "rabbitmq/log/upgrade.log",
        "rabbitmq/mnesia/eventbooking@localhost/schema.DAT", "rabbitmq/runtime/plugins/rabbit/ebin",
    ];

    // What people have beside that: near misses of our names, and names like ours in other places.
    private static readonly string[] Theirs =
    [
        ".bashrc", "notes.txt", "Documents/thesis.tex", "Mail/inbox", "mail/inbox", "mail/letter.eml",
        "mail/old.db", "mail/database.db.bak", "mail/archive/20261127T031848.1234567Z.eml", "postgres/dump.sql",
        "postgres/cluster.old/PG_VERSION", "redis/dump.rdb", "rabbitmq/definitions.json.old", "lock/keys.pfx",
        "copy/keys.pfx", "keys.pfx.old", "logs.zip", "cluster/PG_VERSION", "ä b/\u2068c\u2069", "-rf", "*",
    ];

    // A folder that nobody marked may have files of any name, ours included.
    private static readonly Gen<(string Name, string Content)[]> AnyFiles =
        Gen.Select(OneOf([.. Ours, .. Theirs, "running", "ports.json", "logs/api.log", ".eventbooking/settings"]), Gen.String).Array[1, 12];

    private static readonly Gen<(string Name, string Content)[]> TheirFiles =
        Gen.Select(OneOf([.. Theirs.Where(name => name != "lock/keys.pfx")]), Gen.String).Array[0, 12];

    private readonly string _folder = TestFolder.Subfolder("data folder");

    public void Dispose() => TestFolder.DeleteSubfolder(_folder);

    [Fact]
    public void A_folder_with_files_of_others_is_refused_and_stays_as_it_was() => AnyFiles.Sample(
        files =>
        {
            var folder = Folder(files);
            var before = FolderTree.Of(folder);

            Refusal(folder).ShouldContain("Choose a new or an empty folder with --data-dir");

            FolderTree.Of(folder).ShouldBe(before);
        },
        iter: 100);

    [Fact]
    public void Fresh_deletes_what_the_system_made_and_no_file_of_others() => TheirFiles.Sample(
        theirs =>
        {
            var folder = Folder([]);
            SystemFolder.Open(folder, "the test").Dispose();
            Write(folder, theirs);
            var before = FolderTree.Of(folder);
            Write(folder, Ours.Select(name => (name, "of an earlier run")));
            List<string> said = [];

            using (var opened = SystemFolder.Open(folder, "the test"))
            {
                opened.DeleteData(said.Add);
            }

            FolderTree.Of(folder).ShouldBe(before, ignoreOrder: true);
            (said.Count == 0).ShouldBe(theirs.Length == 0, "What stays is named.");
            said.ShouldAllBe(sentence =>
                sentence.StartsWith($"What EventBooking did not make stays in {folder}: ", StringComparison.Ordinal));
        },
        iter: 100);

    [Fact]
    public void A_folder_that_was_new_or_empty_is_used_again_whatever_is_added()
    {
        SystemFolder.Open(_folder, "the test").Dispose();
        FolderTree.Write(_folder, "notes.txt", "mine");

        SystemFolder.Open(_folder, "the test").Dispose();
        SystemFolder.Open(Path.Combine(_folder, "not", "there"), "the test").Dispose();

        File.ReadAllText(Path.Combine(_folder, "notes.txt")).ShouldBe("mine");
    }

    [Theory]
    [InlineData("lock", "ports.json", "logs/api.log", "postgres/cluster/PG_VERSION", "redis/", "rabbitmq/home/.erlang.cookie")]
    [InlineData(
        "lock", "ports.json", "running", "logs/", "mail/20261127T031848.1234567Z.eml", "keys.pfx", "keys.password", "check-in.key",
        "bench/lock")]
    [InlineData("bench/lock", "bench/ports.json", "bench/get.answer")]
    public void A_folder_of_an_earlier_version_is_taken_over(params string[] names)
    {
        WriteEarlier(names);

        using (var opened = SystemFolder.Open(_folder, "the test"))
        {
            opened.DeleteData();
        }

        File.Exists(Path.Combine(_folder, ".eventbooking")).ShouldBeTrue();
        File.Exists(Path.Combine(_folder, "keys.pfx")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a file beside it", "lock", "ports.json", "notes.txt")]
    [InlineData("a person's mail alone", "mail/inbox")]
    [InlineData("no ports", "lock", "postgres/cluster/PG_VERSION", "mail/inbox")]
    [InlineData("a PostgreSQL cluster alone", "postgres/cluster/PG_VERSION")]
    [InlineData("a lock that holds something", "lock=1234", "ports.json")]
    [InlineData("ports of something else", "lock", "ports.json={\"http\":80}")]
    [InlineData("no JSON", "lock", "ports.json=[1")]
    [InlineData("the marker is a folder", "lock", ".eventbooking/settings")]
    [InlineData("a folder called bench", "bench/results.csv")]
    public void What_only_looks_like_an_earlier_version_is_refused(string why, params string[] names)
    {
        WriteEarlier(names);
        var before = FolderTree.Of(_folder);

        Refusal(_folder).ShouldContain("EventBooking did not make");

        FolderTree.Of(_folder).ShouldBe(before, why);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("postgres/cluster")]
    [InlineData("redis")]
    [InlineData("rabbitmq/mnesia")]
    [InlineData("mail")]
    [InlineData("keys.pfx")]
    public void Fresh_does_not_follow_a_link_and_then_deletes_nothing(string name)
    {
        SystemFolder.Open(_folder, "the test").Dispose();
        Write(_folder, Ours.Where(ours => !ours.StartsWith(name, StringComparison.Ordinal)).Select(ours => (ours, "kept")));
        var elsewhere = Elsewhere();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
        Directory.CreateSymbolicLink(Path.Combine(_folder, name), name == "keys.pfx" ? Path.Combine(elsewhere, "a.eml") : elsewhere);
        var before = FolderTree.Of(elsewhere);
        var beside = FolderTree.Of(_folder);

        using (var opened = SystemFolder.Open(_folder, "the test"))
        {
            Should.Throw<LocalServerException>(() => opened.DeleteData())
                .Message.ShouldStartWith($"{Path.Combine(_folder, name)} is a link");
        }

        FolderTree.Of(elsewhere).ShouldBe(before);
        FolderTree.Of(_folder).ShouldBe(beside, ignoreOrder: true);
    }

    [Fact]
    public void Links_within_the_data_go_and_what_they_lead_to_stays()
    {
        SystemFolder.Open(_folder, "the test").Dispose();
        var elsewhere = Elsewhere();
        Write(_folder, Ours.Select(ours => (ours, "gone")));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "postgres", "cluster", "pg_wal"), elsewhere);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "mail", "old"), elsewhere);
        var before = FolderTree.Of(elsewhere);

        using (var opened = SystemFolder.Open(_folder, "the test"))
        {
            opened.DeleteData();
        }

        FolderTree.Of(elsewhere).ShouldBe(before);
        FolderTree.Of(_folder).Keys.ShouldBe(["mail", "mail/old", ".eventbooking", "lock"], ignoreOrder: true);
    }

    private static Gen<string> OneOf(string[] names) => Gen.Int[0, names.Length - 1].Select(index => names[index]);

    private static string Refusal(string folder) =>
        Should.Throw<LocalServerException>(() => SystemFolder.Open(folder, "the test").Dispose()).Message;

    private static void Write(string folder, IEnumerable<(string Name, string Content)> files)
    {
        foreach (var (name, content) in files)
        {
            // A name may be a file's and a folder's: whichever came first.
            if (!Directory.Exists(Path.Combine(folder, name))
                && !name.Split('/').SkipLast(1).Any(part => File.Exists(Path.Combine(folder, part))))
            {
                FolderTree.Write(folder, name, content);
            }
        }
    }

    private static string Elsewhere()
    {
        var elsewhere = TestFolder.Subfolder("elsewhere");
        Write(elsewhere, Ours.Concat(Theirs).Append("a.eml").Select(name => (name, "somebody's")));
        return elsewhere;
    }

    private string Folder(IEnumerable<(string Name, string Content)> files)
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(_folder, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString())).FullName;
        Write(folder, files);
        return folder;
    }

    private void WriteEarlier(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name.EndsWith('/'))
            {
                Directory.CreateDirectory(Path.Combine(_folder, name));
            }
            else if (name.Split('=', 2) is [var file, var content])
            {
                FolderTree.Write(_folder, file, content);
            }
            else
            {
                FolderTree.Write(_folder, name, Path.GetFileName(name) == "ports.json" ? Book : "");
            }
        }
    }
}
