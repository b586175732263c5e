using System.CommandLine;
using EventBooking.LocalServers;

namespace EventBooking.SystemTests;

public sealed class SystemOptionsTests
{
    [Fact]
    public void Unless_chosen_all_is_as_usual()
    {
        var options = SystemOptions.Of(Parse());

        options.ShouldBe(new SystemOptions(Port: 8000, Fresh: false, Sample: false, SystemFolder.DefaultPath()));
    }

    [Fact]
    public void What_is_chosen_counts_and_a_folder_is_meant_from_here()
    {
        var options = SystemOptions.Of(Parse("--port", "8123", "--fresh", "--sample", "--data-dir", "data"));

        options.ShouldBe(new SystemOptions(Port: 8123, Fresh: true, Sample: true, Path.Combine(Environment.CurrentDirectory, "data")));
    }

    [Theory]
    [InlineData("--port", "0", "--port takes a number from 1 to 65535, not '0'.")]
    [InlineData("--port", "80000", "--port takes a number from 1 to 65535, not '80000'.")]
    [InlineData("--data-dir", "", "--data-dir takes the path of a folder.")]
    public void What_makes_no_sense_is_refused_in_a_sentence(string option, string value, string sentence) =>
        Parse(option, value).Errors.ShouldHaveSingleItem().Message.ShouldBe(sentence);

    private static ParseResult Parse(params string[] arguments)
    {
        var command = new RootCommand();
        SystemOptions.AddTo(command);
        return command.Parse(arguments);
    }
}
