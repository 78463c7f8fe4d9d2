using System.Text;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>The password with which the SDK pushed is nowhere afterwards.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class PushCredentialTests(StorefrontFixture storefront)
{
    [Fact]
    public async Task The_password_of_the_push_is_in_no_output_binary_log_or_file()
    {
        var log = storefront.Application.PathOf("push.binlog");
        var before = DateTimeOffset.UtcNow;

        var result = (await storefront.Strict.RunAsync(
            StrictApplication.To("pushed"),
            () => storefront.Application.PublishAsync([.. StrictApplication.To("pushed"), $"-bl:{log}", "-v:diagnostic"]))).EnsureSuccess();

        var passwords = Registry.Passwords(before, DateTimeOffset.UtcNow);
        await RequireGuessedAsync(passwords);
        Assert.Contains("Pushed image", result.Output, StringComparison.Ordinal);
        AssertNone(passwords, "the output", result.Output);
        var search = BinaryLogSearch.Read(log);
        Assert.True(search.Contains("storefront-pushed"), "The search does not find what is in the log.");
        Assert.DoesNotContain(passwords, search.Contains);
        foreach (var file in Registry.Files.Concat(FilesOf("obj")).Concat(FilesOf("bin")))
            AssertNone(passwords, file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
    }

    /// <summary>That these are the registry's passwords: one of them opens it, and another text does not.</summary>
    private async Task RequireGuessedAsync(IReadOnlyList<string> passwords)
    {
        var image = $"localhost/us-east-1/storefront-pushed@{storefront.DeployedDigest}";
        Assert.NotNull(await Registry.ManifestAsync(image, passwords[0]));
        Assert.Null(await Registry.ManifestAsync(image, passwords[0] + "0"));
    }

    private static void AssertNone(IReadOnlyList<string> passwords, string where, string text) =>
        Assert.True(!passwords.Any(password => text.Contains(password, StringComparison.Ordinal)), $"The password is in {where}.");

    private LocalRegistry Registry => new(storefront.Local.Url, storefront.Local.StateDirectory);

    private IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(storefront.Application.PathOf(folder), "*", SearchOption.AllDirectories);
}
