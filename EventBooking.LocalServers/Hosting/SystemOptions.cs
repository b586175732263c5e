using System.CommandLine;

namespace EventBooking.LocalServers;

/// <summary>What can be chosen for a system on this machine, whichever host runs it.</summary>
/// <param name="Port">The API's port.</param>
/// <param name="Fresh">Start from empty.</param>
/// <param name="Sample">Add sample events once the API is up.</param>
/// <param name="DataFolder">Holds the data of local servers; a full path.</param>
public sealed record SystemOptions(int Port, bool Fresh, bool Sample, string DataFolder)
{
    private static readonly Option<int> PortOption = NumberOption.Create("--port", "The port of the API.", usual: 8000, most: 65535);
    private static readonly Option<bool> FreshOption = new("--fresh")
    {
        Description = "Start from empty: delete all data of earlier runs first, and nothing that EventBooking did not make.",
    };
    private static readonly Option<bool> SampleOption = new("--sample") { Description = "Add a few sample events." };
    private static readonly Option<string> DataFolderOption = Folder(
        "--data-dir", "Where local servers keep data and logs: a new or an empty folder, or one of an earlier run.");

    /// <summary>Makes the command know the options.</summary>
    public static void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in new Option[] { PortOption, FreshOption, SampleOption, DataFolderOption })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What a command line without errors says, or leaves as it usually is.</summary>
    public static SystemOptions Of(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SystemOptions(
            result.GetValue(PortOption), result.GetValue(FreshOption), result.GetValue(SampleOption), Path.GetFullPath(result.GetValue(DataFolderOption)!));
    }

    private static Option<string> Folder(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => SystemFolder.DefaultPath() };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{name} takes the path of a folder.");
            }
        });
        return option;
    }
}
