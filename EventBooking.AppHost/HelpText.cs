namespace EventBooking.AppHost;

/// <summary>What --help prints, here and in ./run.sh: scripts/help.txt.</summary>
internal static class HelpText
{
    private const string Resource = "help.txt";

    public static string Read()
    {
        using var stream = typeof(HelpText).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
