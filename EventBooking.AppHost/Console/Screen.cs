using System.Globalization;

namespace EventBooking.AppHost;

internal static class Screen
{
    private static readonly bool Colors = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public static void Line(string text = "")
    {
        try
        {
            Console.Out.WriteLine(text);
        }
        catch (IOException)
        {
            // The terminal has closed: what is left is to stop.
        }
    }

    public static void Title(string text) => Line(Color("1", text));

    public static void Done(string what, TimeSpan took) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"  {Color("32", "ok")}  {what,-18} {took.TotalSeconds,5:0.0} s"));

    public static void Pending(IEnumerable<string> what, TimeSpan soFar) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"  ..  {string.Join(", ", what)}: {soFar.TotalSeconds:0} s so far"));

    public static void Failed(string sentence) => Line($"  {Color("31", "!!")}  {sentence}");

    private static string Color(string code, string text) => Colors ? $"\e[{code}m{text}\e[0m" : text;
}
