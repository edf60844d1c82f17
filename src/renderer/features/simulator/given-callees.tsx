import { Button, Pill, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioView } from '../../../contract/views.ts';
import { useCommand } from '../../data/use-method.ts';
import { useSay } from '../../i18n/use-say.ts';
import { showFailure } from '../../ui/show-failure.ts';
import styles from './simulator-screen.module.css';

export interface GivenCalleesProps {
  readonly scenario: ScenarioView;
}

/** Numbers that take this course whatever their last digits are. */
export function GivenCallees({ scenario }: GivenCalleesProps): ReactNode {
  const { t } = useTranslation('simulator');
  const say = useSay();
  const show = useShowScenarios();
  const { mutate } = useCommand('simulator.setScenario');
  const forget = (callee: string): void =>
    mutate({ callee, scenario: null }, { onSuccess: show, onError: (fault) => showFailure(fault, say) });
  return (
    <div className={styles['numbers']}>
      {scenario.callees.map((callee) => (
        <Pill
          key={callee}
          withRemoveButton
          removeButtonProps={{
            'aria-label': t('scenarios.forget', { callee }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={() => forget(callee)}
        >
          {callee}
        </Pill>
      ))}
      <AddCallee scenario={scenario} />
    </div>
  );
}

function AddCallee({ scenario }: GivenCalleesProps): ReactNode {
  const { t } = useTranslation('simulator');
  const say = useSay();
  const show = useShowScenarios();
  const { mutate, error, reset } = useCommand('simulator.setScenario');
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const onSuccess = (scenarios: readonly ScenarioView[]): void => {
      show(scenarios);
      setTyped('');
    };
    if (typed.trim() !== '') mutate({ callee: typed.trim(), scenario: scenario.name }, { onSuccess });
  };
  const fault = error?.fields[0]?.text ?? error?.text;
  return (
    <>
      <TextInput
        size="xs"
        w={150}
        aria-label={t('scenarios.add', { course: say(scenario.title) })}
        placeholder={t('scenarios.addPlaceholder')}
        value={typed}
        error={fault === undefined ? undefined : say(fault)}
        onChange={({ currentTarget: { value } }) => {
          reset();
          setTyped(value);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') add();
        }}
      />
      {typed.trim() === '' ? null : (
        <Button size="xs" variant="default" onClick={add}>
          {t('scenarios.addButton')}
        </Button>
      )}
    </>
  );
}

function useShowScenarios(): (scenarios: readonly ScenarioView[]) => void {
  const queries = useQueryClient();
  return (scenarios) => void queries.setQueryData(['simulator.scenarios', {}], scenarios);
}
