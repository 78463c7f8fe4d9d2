using Deploy.EndToEnd.Tests.Infrastructure;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>What a further publish writes after this and that change: Local's request log tells.</summary>
public sealed class RepublishTests(StorefrontFixture storefront) : IClassFixture<StorefrontFixture>, IAsyncLifetime
{
    private const string Environment = "again";
    private const string Api = "Deployment/Api.cs";

    public Task InitializeAsync() => storefront.Strict.EnsureEnvironmentAsync(Environment);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Publishing_again_changes_nothing_and_says_so()
    {
        var (output, writes) = await PublishAsync();

        Assert.Empty(writes);
        Assert.Contains("Nothing to do", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Building image", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_and_a_commit_change_nothing()
    {
        using var comment = storefront.Application.Change("Catalog/ProductList.cs", "/// <summary>Something that is sold.</summary>", "/// <summary>Something that is sold here.</summary>\n// and another line");
        await storefront.Application.CommitAsync("Say it better");

        var (output, writes) = await PublishAsync();

        Assert.Empty(writes);
        Assert.Contains("Nothing to do", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_desired_count_is_one_call_and_no_image()
    {
        using (storefront.Application.Change(Api, "DesiredCount = 2", "DesiredCount = 3"))
        {
            var (output, writes) = await PublishAsync();

            Assert.Equal(["ecs:UpdateService"], writes);
            Assert.DoesNotContain("Building image", output, StringComparison.Ordinal);
        }

        // Declared back: the one call left no note, so the count could be somebody's scale-out. It is kept and said, and written on request.
        var (kept, none) = await PublishAsync();
        Assert.Empty(none);
        Assert.Contains("DesiredCount: 3 is kept, though 2 is declared", kept, StringComparison.Ordinal);
        var (_, back) = await PublishAsync("DeployEcsSetDesiredCount=service/storefront-api");
        Assert.Equal(["ecs:UpdateService"], back);
        var (again, nothing) = await PublishAsync();
        Assert.Empty(nothing);
        Assert.DoesNotContain("is kept", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_code_is_one_image_a_revision_and_a_rollout_for_each_task_and_the_schedule_last()
    {
        using (storefront.Application.Change("Catalog/ProductList.cs", "39.90m", "34.90m"))
        {
            var (_, writes) = await PublishAsync();

            Assert.Equal(["PutManifest"], writes.Where(write => write.StartsWith("registry:Put", StringComparison.Ordinal)).Select(write => write["registry:".Length..]));
            Assert.Equal(
                ["ecs:RegisterTaskDefinition", "ecs:RegisterTaskDefinition", "ecs:RegisterTaskDefinition", "ecs:UpdateService", "ecs:UpdateService", "scheduler:UpdateSchedule"],
                writes.Where(write => !write.StartsWith("registry:", StringComparison.Ordinal)));
        }

        // The former code's image is still there.
        var (output, back) = await PublishAsync();
        Assert.DoesNotContain("Building image", output, StringComparison.Ordinal);
        Assert.DoesNotContain(back, write => write.StartsWith("registry:", StringComparison.Ordinal));
        Assert.Equal(2, back.Count(write => write == "ecs:UpdateService"));
    }

    private async Task<(string Output, IReadOnlyList<string> Writes)> PublishAsync(params string[] properties)
    {
        await storefront.Local.ForgetRequestsAsync();
        var result = (await storefront.PublishAsync([.. StrictApplication.To(Environment), .. properties])).EnsureSuccess();
        return (result.Output, await storefront.Local.WritesAsync());
    }
}
