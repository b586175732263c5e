namespace EventBooking.AppHostTests;

/// <summary>Answers as a container engine does, and notes what it is asked.</summary>
internal sealed class StubEngine : IDisposable
{
    private readonly string _folder = TestFolder.Subfolder("engine");

    public StubEngine()
    {
        File.WriteAllText(
            Program,
            """
            #!/bin/sh
            folder=$(dirname "$0")
            echo "$*" >> "$folder/calls"
            case $1 in
              version) echo 1.0 ;;
              ps) cat "$folder/containers" 2>/dev/null ;;
            esac
            exit 0
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes the app host use it.</summary>
    public (string Name, string Value) Setting => ("ASPIRE_CONTAINER_RUNTIME", Program);

    private string Program => Path.Combine(_folder, "engine");

    public Task HasContainerAsync(string name) => File.WriteAllTextAsync(Path.Combine(_folder, "containers"), name + "\n");

    public async Task<string[]> CallsAsync() =>
        File.Exists(Path.Combine(_folder, "calls")) ? await File.ReadAllLinesAsync(Path.Combine(_folder, "calls")) : [];

    public void Dispose() => TestFolder.DeleteSubfolder(_folder);
}
