using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Images;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>Says what keeps a container from being prepared, in the words with which ECS stops its task.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html"/>.</remarks>
internal static class ContainerPreparation
{
    /// <exception cref="TaskNotRunnableException">It cannot run here.</exception>
    /// <exception cref="TaskPreparationException">Something is missing that it needs on AWS as well.</exception>
    public static async Task<T> OfAsync<T>(string container, Func<Task<T>> prepare)
    {
        try
        {
            return await prepare();
        }
        catch (ImageNotRunnableException why)
        {
            throw new TaskNotRunnableException(why.Message, why);
        }
        catch (ImageNotPulledException why)
        {
            throw new TaskPreparationException($"CannotPullContainerError: {why.Message}", container, why);
        }
        catch (ContainerStartException why)
        {
            throw new TaskPreparationException($"CannotStartContainerError: {why.Message}", container, why);
        }
        catch (ResourceInitializationException why)
        {
            throw new TaskPreparationException(why.Message, null, why);
        }
    }
}
