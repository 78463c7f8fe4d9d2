using System.Diagnostics;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

public sealed class RepositoryCloneTests
{
    [Fact]
    public void A_commit_in_the_clone_does_not_reach_the_repository_that_it_was_made_of()
    {
        var before = Head(Repository.Root);

        using var clone = new RepositoryClone();
        clone.Commit("Something else");

        Assert.Equal(before, Head(Repository.Root));
        Assert.NotEqual(before, Head(clone.Root));
        Assert.True(Directory.Exists(clone.PathOf(".git")));
    }

    private static string Head(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["rev-parse", "HEAD"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var head = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return head;
    }
}
