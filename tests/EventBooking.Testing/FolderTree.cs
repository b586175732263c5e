using System.Text;

namespace EventBooking.Testing;

/// <summary>All that lies in a folder, byte for byte: what somebody would miss.</summary>
public static class FolderTree
{
    /// <summary>By path within the folder: a file's bytes, where a link leads, or that it is a folder. Nothing behind a link.</summary>
    public static IReadOnlyDictionary<string, string> Of(string folder) => Entries(folder).ToDictionary(
        path => Path.GetRelativePath(folder, path),
        path => new FileInfo(path) switch
        {
            { LinkTarget: { } target } => $"-> {target}",
            { Exists: true } file => Convert.ToHexString(File.ReadAllBytes(file.FullName)),
            _ => "folder",
        },
        StringComparer.Ordinal);

    /// <summary>Makes a file, and the folders that it lies in.</summary>
    public static string Write(string folder, string name, string content = "")
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return path;
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder)
        .SelectMany(path => Directory.Exists(path) && new FileInfo(path).LinkTarget is null ? Entries(path).Prepend(path) : [path]);
}
