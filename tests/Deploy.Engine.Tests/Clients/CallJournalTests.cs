using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Clients;

/// <summary>What counts is what AWS answered, not what was sent.</summary>
public sealed class CallJournalTests(LocalAwsFixture local) : LocalTest(local)
{
    [Fact]
    public async Task A_call_that_is_refused_changed_nothing()
    {
        await Local.FaultAsync("logs", "CreateLogGroup", "denied");

        var outcome = await Deployment.ApplyAsync(Plans.Shop().Only(Plans.LogGroup));

        Assert.Equal(DeploymentOutcome.AccessDenied, outcome);
        Assert.EndsWith("Nothing was changed.", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Contains("\"writingCalls\":[]", Deployment.JsonReport.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var journal = File.ReadAllText(Deployment.PathOf("report/deployment.journal"));
        Assert.Contains("# refused: logs:CreateLogGroup /ecs/shop-local", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_whose_answer_was_lost_may_have_changed_something_whatever_its_repetition_is_told()
    {
        using var journal = new CallJournal(TimeProvider.System);
        var aws = ClientFactory.Create(new ClientSettings(Region, Local.Url, new BasicAWSCredentials("k", "s")), journal);
        await Local.FaultAsync("ecs", "CreateCluster", "serverErrorAfterActing");
        await Local.FaultAsync("ecs", "CreateCluster", "denied");

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" }));

        Assert.Single(journal.Written);
        Assert.Equal(1, journal.Unanswered);
    }

    [Fact]
    public async Task That_something_exists_may_be_said_of_what_an_earlier_try_made()
    {
        using var journal = new CallJournal(TimeProvider.System);
        var aws = ClientFactory.Create(new ClientSettings(Region, Local.Url, new BasicAWSCredentials("k", "s")), journal);
        await Aws.Ecr.CreateRepositoryAsync(new() { RepositoryName = "shop" });
        await Aws.Scheduler.CreateScheduleGroupAsync(new() { Name = "g" });

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => aws.Ecr.CreateRepositoryAsync(new() { RepositoryName = "shop" }));
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => aws.Scheduler.CreateScheduleGroupAsync(new() { Name = "g" }));

        Assert.Equal((2, 2), (journal.Written.Count, journal.Unanswered));
    }

    [Theory]
    [InlineData("PutRetentionPolicy", "denied", 20, "One call had changed something; the next deployment goes on from there.")]
    [InlineData("CreateLogGroup", "reset", 1000, "One call, to which no answer came, may have changed something; the next deployment goes on from there.")]
    public async Task What_was_done_is_told_in_calls_that_were_answered(string operation, string kind, int times, string sentence)
    {
        await Local.FaultAsync("logs", operation, kind, times);
        Deployment.Options = Deployment.Options with { Timeout = TimeSpan.FromSeconds(4) };

        await Deployment.ApplyAsync(Plans.Shop().Only(Plans.LogGroup));

        Assert.EndsWith(sentence, Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_a_change()
    {
        using var journal = new CallJournal(TimeProvider.System);
        var aws = ClientFactory.Create(new ClientSettings(Region, Local.Url, new BasicAWSCredentials("k", "s")), journal);

        await aws.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "c" });
        await aws.Ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Equal((1, 0, 2), (journal.Written.Count, journal.Unanswered, journal.Calls));
    }
}
