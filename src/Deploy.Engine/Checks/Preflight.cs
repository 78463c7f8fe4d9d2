using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Checks;

/// <summary>Runs the checks of a deployment, each through one wrapper, and keeps what they saw.</summary>
/// <param name="tell">Takes each result as it comes.</param>
public sealed class Preflight(Action<CheckResult> tell)
{
    private readonly List<CheckResult> _results = [];

    /// <summary>The checks so far.</summary>
    public IReadOnlyList<CheckResult> Results => _results;

    /// <summary>Runs a check whose failure ends the run.</summary>
    /// <param name="name">What is checked.</param>
    /// <param name="check">Gives what comes out of the check, and a word on what was seen.</param>
    /// <exception cref="DeploymentException">The check failed.</exception>
    public async Task<T> RequireAsync<T>(string name, Func<Task<(T Value, string Seen)>> check)
    {
        try
        {
            var (value, seen) = await check();
            Note(new CheckResult(name, CheckVerdict.Ok, seen));
            return value;
        }
        catch (DeploymentException e)
        {
            Note(new CheckResult(name, CheckVerdict.NotGood, e.Message));
            throw;
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            Note(new CheckResult(name, CheckVerdict.NotGood, $"{ServiceErrors.ActionOf(e)} is denied"));
            throw;
        }
    }

    /// <summary>Runs a check that a missing permission merely skips.</summary>
    public async Task TryAsync(string name, Func<Task<string>> check)
    {
        try
        {
            Note(new CheckResult(name, CheckVerdict.Ok, await check()));
        }
        catch (DeploymentException e)
        {
            Note(new CheckResult(name, CheckVerdict.NotGood, e.Message));
            throw;
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            Skip(name, $"{ServiceErrors.ActionOf(e)} is denied");
        }
    }

    /// <summary>Notes a check that is not made.</summary>
    public void Skip(string name, string why) => Note(new CheckResult(name, CheckVerdict.Skipped, why));

    private void Note(CheckResult result)
    {
        _results.Add(result);
        tell(result);
    }
}
