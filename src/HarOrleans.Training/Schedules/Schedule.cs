namespace HarOrleans.Training;

/// <summary>The learning rate from batch to batch; this one leaves it as it is. Each schedule calculates as PyTorch's of its name does, in the same order.</summary>
internal class Schedule(StepPace start)
{
    private const string Rate = "schedule_rate";

    /// <summary>The pace of the next step.</summary>
    public virtual StepPace Pace => new(LearningRate, start.Momentum);

    /// <summary>The pace that training began with.</summary>
    protected StepPace Start => start;

    /// <summary>The learning rate, as far as epochs have changed it.</summary>
    protected double LearningRate { get; set; } = start.LearningRate;

    /// <summary>Called after each optimiser step.</summary>
    /// <param name="steps">Steps made in all.</param>
    public virtual void StepEnded(long steps)
    {
    }

    /// <summary>Called after each epoch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="validationLoss">Its validation loss.</param>
    public virtual void EpochEnded(int epoch, double validationLoss)
    {
    }

    /// <summary>What has to be saved to go on from here, by name.</summary>
    public virtual IEnumerable<KeyValuePair<string, double>> State => [new(Rate, LearningRate)];

    /// <summary>Goes on from what was saved.</summary>
    /// <param name="state">The saved number of a name.</param>
    /// <param name="steps">Optimiser steps made by then.</param>
    public virtual void Restore(Func<string, double> state, long steps)
    {
        LearningRate = state(Rate);
        StepEnded(steps);
    }
}
