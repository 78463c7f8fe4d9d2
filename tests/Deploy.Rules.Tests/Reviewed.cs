using Deploy.Testing;

namespace Deploy.Rules.Tests;

/// <summary>Text that a person has read and agreed to, in a file of this project.</summary>
internal static class Reviewed
{
    /// <summary>Compares with the file. A difference leaves the new text beside it as <c>….actual</c>, to be read and renamed.</summary>
    public static void Matches(string file, string actual)
    {
        var path = Repository.PathOf("tests", "Deploy.Rules.Tests", file);
        var reviewed = File.Exists(path) ? File.ReadAllText(path) : "";
        if (reviewed != actual) File.WriteAllText(path + ".actual", actual);
        Assert.Equal(reviewed.Split('\n'), actual.Split('\n'));
    }
}
