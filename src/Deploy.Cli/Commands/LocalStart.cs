using Deploy.Cli.LocalAws;
using Deploy.Engine.Outcomes;

namespace Deploy.Cli.Commands;

/// <summary>Finds or starts the local AWS for a run, as a part of it.</summary>
internal static class LocalStart
{
    /// <summary>Its URL.</summary>
    /// <exception cref="DeploymentException">It cannot be started.</exception>
    public static Task<string> UrlAsync(Action<string> tell, CancellationToken cancellationToken) => UrlAsync(() => LocalState.Default, tell, cancellationToken);

    /// <summary>Its URL.</summary>
    /// <param name="state">Gives its state folder.</param>
    /// <param name="tell">Takes a line about what was done apart from starting it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="DeploymentException">It cannot be started.</exception>
    public static async Task<string> UrlAsync(Func<LocalState> state, Action<string> tell, CancellationToken cancellationToken)
    {
        try
        {
            return (await LocalProcess.StartAsync(state(), port: null, tell, cancellationToken)).Url;
        }
        catch (LocalStartException e)
        {
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, PreflightCodes.EndpointNotReachable, e.Message, e);
        }
    }
}
