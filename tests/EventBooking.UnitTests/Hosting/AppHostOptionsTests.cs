using EventBooking.AppHost;
using EventBooking.LocalServers;

namespace EventBooking.UnitTests.Hosting;

public sealed class AppHostOptionsTests
{
    [Fact]
    public void Unless_chosen_all_is_as_usual() => Parse().ShouldBeEquivalentTo(
        new AppHostOptions(8000, Fresh: false, Sample: false, SystemFolder.DefaultPath(), Servers: null, Replicas: 2, Tools: false, []));

    [Fact]
    public void What_is_chosen_counts_and_a_folder_is_meant_from_here() =>
        Parse("--port", "8123", "--fresh", "--sample", "--data-dir", "data", "--servers", "Local", "--replicas", "3", "--tools", "--A:B=c")
            .ShouldBeEquivalentTo(new AppHostOptions(
                8123,
                Fresh: true,
                Sample: true,
                Path.Combine(Environment.CurrentDirectory, "data"),
                ServerSource.Local,
                Replicas: 3,
                Tools: true,
                ["--A:B=c"]));

    private static AppHostOptions Parse(params string[] arguments) => AppHostOptions.Parse(arguments, out _).ShouldNotBeNull();
}
