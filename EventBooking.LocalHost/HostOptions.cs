namespace EventBooking.LocalHost;

internal sealed record HostOptions(int Port, bool Fresh, bool Sample, string DataFolder)
{
    public const int DefaultPort = 8000;
}
