using System.Text;
using Deploy.Local.Services;

namespace Deploy.Local.Hosting;

/// <summary><c>{state}/problem.txt</c>: why Local did not start, for whoever started it.</summary>
public static class ProblemFile
{
    /// <summary>Writes it where the folder lets it.</summary>
    public static void TryWrite(string? directory, string text)
    {
        try
        {
            if (directory is not null && Directory.Exists(directory))
                AtomicFile.Write(Path.Combine(directory, "problem.txt"), Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in the output.
        }
    }
}
